import type { MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/**
 * The native menu. Its items name commands of the renderer and do nothing themselves. Their keys are only shown: the renderer
 * listens for them, so that one press is one command (macOS registers them all the same, and then the page does not hear them).
 */
export function menuTemplate(platform: NodeJS.Platform, isPackaged: boolean, runCommand: (commandId: string) => void): Item[] {
  const command = (label: string, commandId: string, accelerator?: string): Item => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => runCommand(commandId),
  });
  const separator: Item = { type: 'separator' };
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
    {
      label: '&File',
      submenu: [
        command('New design', 'file.new', 'CmdOrCtrl+Alt+N'),
        command('Presets and recent designs…', 'file.start', 'CmdOrCtrl+Shift+O'),
        command('Open…', 'file.open', 'CmdOrCtrl+O'),
        separator,
        command('Save', 'file.save', 'CmdOrCtrl+S'),
        command('Save as…', 'file.saveAs', 'CmdOrCtrl+Shift+S'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        command('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        command('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut', registerAccelerator: isMac },
        { role: 'copy', registerAccelerator: isMac },
        { role: 'paste', registerAccelerator: isMac },
        command('Select all', 'edit.selectAll'),
      ],
    },
    {
      label: '&Simulate',
      submenu: [
        command('Run', 'run.start', 'CmdOrCtrl+Enter'),
        command('Cancel', 'run.cancel'),
        separator,
        command('Problems', 'run.problems'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('Design overlay', 'overlay.design'),
        command('Load overlay', 'overlay.load'),
        command('KV traffic overlay', 'overlay.kv'),
        command('Cost overlay', 'overlay.cost'),
        separator,
        command('Fit all', 'view.fitAll'),
        command('Zoom in', 'view.zoomIn'),
        command('Zoom out', 'view.zoomOut'),
        separator,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } satisfies Item]),
      ],
    },
    {
      label: '&Help',
      role: 'help',
      submenu: [
        command('Find commands, parts and devices…', 'help.palette', 'CmdOrCtrl+K'),
        command('Keyboard shortcuts', 'help.shortcuts'),
      ],
    },
  ];
}
