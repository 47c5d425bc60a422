import { Canvas } from '../canvas/Canvas.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { useSessionStore } from '../state/index.ts';
import { Resizer } from '../ui/Resizer.tsx';
import { Dock } from './Dock.tsx';
import { Notices } from './Notices.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useWindowSize } from './use-window-size.ts';

const paletteCollapsesBelow = 1280;
const inspectorDrawerBelow = 1120;
const collapsedPalette = 48;
const barHeights = 48 + 24;

/** The window: bars above and below, palette and inspector at the sides, the dock under the canvas. */
export function Frame() {
  const panels = useSessionStore((session) => session.panels);
  const hasSelection = useSessionStore((session) => session.selection.length > 0);
  const setPanels = useSessionStore((session) => session.setPanels);
  const { width, height } = useWindowSize();
  const isPaletteCollapsed = panels.isPaletteCollapsed || width < paletteCollapsesBelow;
  const isDrawer = width < inspectorDrawerBelow;
  const isInspectorShown = panels.isInspectorOpen && (!isDrawer || hasSelection);
  const paletteWidth = isPaletteCollapsed ? collapsedPalette : panels.paletteWidth;
  const bodyHeight = Math.max(height - barHeights, 200);
  const dockHeight = panels.isDockCollapsed ? 36 : Math.min(panels.dockHeight, Math.round(bodyHeight * 0.6));
  const inspectorWidth = isInspectorShown && !isDrawer ? panels.inspectorWidth : 0;

  return (
    <div className="frame">
      <a className="skip-link" href="#canvas-area">
        Skip to the canvas
      </a>
      <TopBar />
      <div className="frame-body" style={{ gridTemplateColumns: `minmax(0, 1fr) ${inspectorWidth}px` }}>
        <div className="frame-left" style={{ gridTemplateRows: `minmax(0, 1fr) ${dockHeight}px` }}>
          <div className="frame-upper" style={{ gridTemplateColumns: `${paletteWidth}px minmax(0, 1fr)` }}>
            <Palette isCollapsed={isPaletteCollapsed} canExpand={width >= paletteCollapsesBelow} />
            <main id="canvas-area" className="canvas-area" tabIndex={-1} aria-label="Drawing">
              <Canvas />
              <Notices />
            </main>
            {!isPaletteCollapsed && (
              <div className="resizer-place" style={{ left: paletteWidth - 4 }}>
                <Resizer
                  label="Palette width"
                  orientation="vertical"
                  size={panels.paletteWidth}
                  min={176}
                  max={400}
                  direction={1}
                  onResize={(paletteSize) => setPanels({ paletteWidth: paletteSize })}
                />
              </div>
            )}
          </div>
          <div className="dock-place">
            <Resizer
              label="Dock height"
              orientation="horizontal"
              size={dockHeight}
              min={36}
              max={Math.round(bodyHeight * 0.6)}
              direction={-1}
              onResize={(dockSize) => setPanels({ dockHeight: Math.max(dockSize, 96), isDockCollapsed: dockSize < 72 })}
            />
            <Dock />
          </div>
        </div>
        {isInspectorShown && (
          <div
            className={isDrawer ? 'inspector-drawer' : 'inspector-place'}
            style={isDrawer ? { width: panels.inspectorWidth } : undefined}
          >
            <Resizer
              label="Inspector width"
              orientation="vertical"
              size={panels.inspectorWidth}
              min={264}
              max={480}
              direction={-1}
              onResize={(inspectorSize) => setPanels({ inspectorWidth: inspectorSize })}
            />
            <Inspector />
          </div>
        )}
      </div>
      <StatusBar />
    </div>
  );
}
