import { type RefObject, useEffect, useState } from 'react';

/** First and last row to draw of a long list of equal rows, so that ten thousand rows cost what fifty do. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

const overscan = 8;

/** Follows the scroll position and size of a scrolling element. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rowCount: number, rowHeight: number): RowWindow {
  const [view, setView] = useState({ top: 0, height: 400 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);
  const first = Math.max(0, Math.min(rowCount, Math.floor(view.top / rowHeight)) - overscan);
  const last = Math.min(rowCount, Math.ceil((view.top + view.height) / rowHeight) + overscan);
  return { first, last: Math.max(first, last) };
}
