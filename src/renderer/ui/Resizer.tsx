import type { KeyboardEvent, PointerEvent } from 'react';

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

/** The divider of a panel: dragged with the pointer, or moved with the arrow keys. */
export function Resizer({ label, orientation, size, min, max, direction, onResize }: ResizerProps) {
  const clamp = (wanted: number): number => Math.round(Math.min(max, Math.max(min, wanted)));

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const start = orientation === 'vertical' ? event.clientX : event.clientY;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => {
      onResize(clamp(size + ((orientation === 'vertical' ? moved.clientX : moved.clientY) - start) * direction));
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

  function nudge(event: KeyboardEvent<HTMLDivElement>): void {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = event.key === more ? keyboardStep : event.key === less ? -keyboardStep : 0;
    if (step === 0) return;
    event.preventDefault();
    onResize(clamp(size + step * direction));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> cannot take focus or a value
    <div
      className={`resizer resizer-${orientation}`}
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={nudge}
    />
  );
}
