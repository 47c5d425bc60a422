/** Where a command stands in menus and in the shortcut table. */
export type CommandGroup = 'File' | 'Edit' | 'Simulate' | 'Overlay' | 'View' | 'Help';

/** Something that a person can do: in the menu, the command palette, by its shortcut, or from the native menu. */
export interface Command {
  /** Stable: `file.save`. The native menu names it. */
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+S`; Mod is Ctrl, or Cmd on Apple systems. */
  readonly shortcuts: readonly string[];
  /** Other words under which it is looked for. */
  readonly keywords?: string;
  /** Also runs while a text field has the focus. */
  readonly isGlobal?: boolean;
  /** Why it cannot run now, or null. */
  unavailable(): string | null;
  run(): unknown;
}

/** A command that can always run. */
export const always = (): null => null;
