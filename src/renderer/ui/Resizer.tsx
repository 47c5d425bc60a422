import type { PointerEvent } from 'react';

interface ResizerProps {
  readonly label: string;
  /** Which way the divider runs. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** 1: dragging right or down makes the panel larger; -1: smaller. */
  readonly direction: 1 | -1;
  onResize(size: number): void;
}

const keyboardStep = 16;

/** The divider of a panel: dragged with the pointer, or moved with the arrow keys through the range that it holds. */
export function Resizer({ label, orientation, size, min, max, direction, onResize }: ResizerProps) {
  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const start = orientation === 'vertical' ? event.clientX : event.clientY;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => {
      const wanted = size + ((orientation === 'vertical' ? moved.clientX : moved.clientY) - start) * direction;
      onResize(Math.round(Math.min(max, Math.max(min, wanted))));
    };
    const end = (): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  }

  return (
    <div className={`resizer resizer-${orientation}`} onPointerDown={drag}>
      <input
        type="range"
        className="visually-hidden"
        aria-label={label}
        aria-orientation={orientation === 'vertical' ? 'horizontal' : 'vertical'}
        min={min}
        max={max}
        step={keyboardStep}
        value={size}
        onChange={(event) => onResize(Number(event.target.value))}
      />
    </div>
  );
}
