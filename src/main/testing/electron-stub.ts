import type * as Electron from 'electron';

type Listener = (...args: never[]) => unknown;

/** Listeners by event, and a way to make the event happen. `never` lets one method stand for all of Electron's overloads. */
class Emitter {
  readonly listeners = new Map<string, Listener[]>();

  readonly on = (event: string, listener: Listener): never => {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this as never;
  };

  readonly once = this.on;

  readonly removeListener = (event: string, listener: Listener): never => {
    this.listeners.set(
      event,
      (this.listeners.get(event) ?? []).filter((known) => known !== listener),
    );
    return this as never;
  };

  /** Calls the listeners of an event; an event that nobody listens to is a mistake of the test. */
  emit(event: string, ...args: readonly unknown[]): void {
    const listeners = this.listeners.get(event) ?? [];
    if (listeners.length === 0) throw new Error(`nobody listens to "${event}"`);
    for (const listener of listeners) listener(...(args as never[]));
  }
}

/** An event that can be prevented. */
export function preventable<T extends object>(details: T): T & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Each member that is used must be there, and must be what Electron's types say: `satisfies` checks it under tsc. */
export class WebContentsStub extends Emitter {
  readonly sent: unknown[][] = [];
  windowOpenHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  reloadCount = 0;
  hasCrashed = false;

  readonly used = {
    on: this.on,
    getURL: () => 'app://clusterwright/index.html',
    send: (channel: string, ...args: unknown[]) => void this.sent.push([channel, ...args]),
    setWindowOpenHandler: (handler) => {
      this.windowOpenHandler = handler;
    },
    reload: () => {
      this.reloadCount += 1;
    },
    forcefullyCrashRenderer: () => {
      this.hasCrashed = true;
    },
  } satisfies Pick<Electron.WebContents, 'on' | 'getURL' | 'send' | 'setWindowOpenHandler' | 'reload' | 'forcefullyCrashRenderer'>;
}

export class WindowStub extends Emitter {
  readonly contents = new WebContentsStub();
  readonly loaded: string[] = [];
  isClosed = false;
  isShown = false;
  focusCount = 0;

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super();
  }

  readonly used = {
    on: this.on,
    once: this.once,
    webContents: strict('webContents', this.contents.used) as unknown as Electron.WebContents,
    show: () => {
      this.isShown = true;
    },
    maximize: () => {},
    restore: () => {},
    isMinimized: () => false,
    isMaximized: () => false,
    isDestroyed: () => this.isClosed,
    getNormalBounds: () => ({ x: 1, y: 2, width: 1000, height: 700 }),
    focus: () => {
      this.focusCount += 1;
    },
    loadURL: async (url) => void this.loaded.push(url),
    close: () => {
      const event = preventable({});
      this.emit('close', event);
      if (event.defaultPrevented) return;
      this.isClosed = true;
      this.emit('closed');
    },
  } satisfies Pick<
    Electron.BrowserWindow,
    | 'on'
    | 'once'
    | 'webContents'
    | 'show'
    | 'maximize'
    | 'restore'
    | 'isMinimized'
    | 'isMaximized'
    | 'isDestroyed'
    | 'getNormalBounds'
    | 'focus'
    | 'loadURL'
    | 'close'
  >;
}

/** An object that answers only for the members that it has: the bundle may use no other. */
function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key) => {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key) as unknown;
      throw new Error(`the bundle uses ${name}.${key}, which the stub does not have`);
    },
  });
}

type IpcHandler = Parameters<Electron.IpcMain['handle']>[1];

/** A stand-in for the `electron` module of the main process, and everything that was done to it. */
export function createElectronStub(options: { readonly hasLock?: boolean } = {}) {
  const app = new Emitter();
  const session = new Emitter();
  const record = {
    calls: [] as string[],
    paths: new Map<string, string>(),
    schemes: [] as Electron.CustomScheme[],
    protocolHandler: null as ((request: Request) => Response | Promise<Response>) | null,
    ipc: new Map<string, IpcHandler>(),
    windows: [] as WindowStub[],
    menu: [] as Electron.MenuItemConstructorOptions[],
    permissionRequest: null as Parameters<Electron.Session['setPermissionRequestHandler']>[0],
    permissionCheck: null as Parameters<Electron.Session['setPermissionCheckHandler']>[0],
    devicePermission: null as Parameters<Electron.Session['setDevicePermissionHandler']>[0],
    beforeRequest: null as
      | ((details: Electron.OnBeforeRequestListenerDetails, answer: (response: Electron.CallbackResponse) => void) => void)
      | null,
    messageBoxes: [] as Electron.MessageBoxOptions[],
    /** What the next dialogs answer. */
    messageBoxResponse: 0,
    openPaths: [] as string[],
    savePath: '',
    lockData: undefined as unknown,
    quitCount: 0,
  };
  let becomeReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });

  const stub = {
    app: strict('app', {
      on: app.on,
      isPackaged: false,
      enableSandbox: () => void record.calls.push('enableSandbox'),
      setPath: (name: string, path: string) => void record.paths.set(name, path),
      requestSingleInstanceLock: (data?: Record<PropertyKey, unknown>) => {
        record.lockData = data;
        return options.hasLock ?? true;
      },
      whenReady: () => {
        record.calls.push('whenReady');
        return ready;
      },
      quit: () => {
        record.quitCount += 1;
        for (const window of record.windows) if (!window.isClosed) window.used.close();
      },
    } satisfies Pick<Electron.App, 'on' | 'isPackaged' | 'enableSandbox' | 'setPath' | 'requestSingleInstanceLock' | 'whenReady' | 'quit'>),
    // Not a class: `new` on a function that returns an object gives that object.
    BrowserWindow: function BrowserWindow(windowOptions: Electron.BrowserWindowConstructorOptions) {
      const window = new WindowStub(windowOptions);
      record.windows.push(window);
      app.emit('web-contents-created', {}, window.used.webContents);
      return strict('BrowserWindow', window.used);
    },
    crashReporter: strict('crashReporter', {
      start: ({ uploadToServer }: Electron.CrashReporterStartOptions) =>
        void record.calls.push(`crashReporter uploadToServer=${uploadToServer}`),
    } satisfies Pick<Electron.CrashReporter, 'start'>),
    dialog: strict('dialog', {
      showMessageBox: async (...args: [Electron.BaseWindow, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]) => {
        record.messageBoxes.push(args[args.length - 1] as Electron.MessageBoxOptions);
        return { response: record.messageBoxResponse, checkboxChecked: false };
      },
      showOpenDialog: async () => ({ canceled: record.openPaths.length === 0, filePaths: record.openPaths }),
      showSaveDialog: async () => ({ canceled: record.savePath === '', filePath: record.savePath }),
    } satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>),
    ipcMain: strict('ipcMain', {
      handle: (channel: string, handler: IpcHandler) => void record.ipc.set(channel, handler),
    } satisfies Pick<Electron.IpcMain, 'handle'>),
    Menu: strict('Menu', {
      buildFromTemplate: (template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[]) => {
        record.menu = template as Electron.MenuItemConstructorOptions[];
        return {} as Electron.Menu;
      },
      setApplicationMenu: () => void record.calls.push('setApplicationMenu'),
    } satisfies Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
        record.calls.push('registerSchemesAsPrivileged');
        record.schemes = schemes;
      },
      handle: (_scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
        record.protocolHandler = handler;
      },
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>),
    screen: strict('screen', {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } } as Electron.Display],
    } satisfies Pick<Electron.Screen, 'getAllDisplays'>),
    session: {
      defaultSession: strict('session', {
        on: session.on,
        setPermissionRequestHandler: (handler: typeof record.permissionRequest) => {
          record.permissionRequest = handler;
        },
        setPermissionCheckHandler: (handler: typeof record.permissionCheck) => {
          record.permissionCheck = handler;
        },
        setDevicePermissionHandler: (handler: typeof record.devicePermission) => {
          record.devicePermission = handler;
        },
        webRequest: {
          onBeforeRequest: (listener: unknown) => {
            record.beforeRequest = listener as typeof record.beforeRequest;
          },
        } as Pick<Electron.WebRequest, 'onBeforeRequest'> as Electron.WebRequest,
      } satisfies Pick<
        Electron.Session,
        'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
      >),
    },
  };
  return { module: stub, record, app, session, becomeReady: () => becomeReady() };
}

export type ElectronStub = ReturnType<typeof createElectronStub>;
