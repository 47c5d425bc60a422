import { readFileSync, writeFileSync } from 'node:fs';

/** Place and size of a window, as it was when it was closed last. Without x and y the system chooses the place. */
export interface WindowState {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const defaultWindowState: WindowState = { width: 1440, height: 900, isMaximized: false };

/** True if enough of a window lies on some screen to be taken hold of. */
function isReachable({ x, y, width }: WindowState, screens: readonly Rectangle[]): boolean {
  if (!Number.isInteger(x) || !Number.isInteger(y)) return false;
  const [left, top] = [Number(x), Number(y)];
  return screens.some(
    (screen) =>
      left < screen.x + screen.width - 100 && left + width > screen.x + 100 && top >= screen.y - 10 && top < screen.y + screen.height - 50,
  );
}

/** Where the window was last, if that place still exists on one of the screens. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState {
  try {
    const { x, y, width, height, isMaximized } = JSON.parse(readFileSync(path, 'utf8')) as Partial<WindowState>;
    if (![width, height].every((size) => Number.isInteger(size) && Number(size) >= 300 && Number(size) <= 20_000))
      return defaultWindowState;
    const state: WindowState = { x, y, width: Number(width), height: Number(height), isMaximized: isMaximized === true };
    return isReachable(state, screens) ? state : { ...state, x: undefined, y: undefined };
  } catch {
    return defaultWindowState; // first start, or a file that was cut short
  }
}

/** Keeps where the window is. A failure costs a place on the screen and nothing else. */
export function keepWindowState(path: string, bounds: Rectangle, isMaximized: boolean): void {
  try {
    writeFileSync(path, JSON.stringify({ ...bounds, isMaximized }));
  } catch (thrown) {
    process.stderr.write(`The window's place was not kept: ${String(thrown)}\n`);
  }
}
