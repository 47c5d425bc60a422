import { ViewportPortal } from '@xyflow/react';
import { formatPercent } from '../../base/format.ts';
import { along, boxRect, type Layout } from '../../drawing/index.ts';
import type { Cause } from '../../studies/index.ts';
import { drawnLinkId, useDesignStore, useSessionStore, useStudyStore } from '../state/index.ts';
import type { Scene, ScreenPoint } from './drawing-store.ts';

const shownCallouts = 3;
/** Height of the strip with the pool's name, px at zoom 1. */
const poolFoot = 30;

/** Where a cause points: the foot of its pool's first hull (hosts lie there, not loads), or the middle of its first link that is drawn. */
function placeOf(layout: Layout, { poolId, linkIds }: Cause): ScreenPoint | null {
  if (poolId !== null) {
    const hull = layout.hulls.find(({ pool }) => layout.pools[pool].id === poolId);
    return hull ? { x: hull.rect.x, y: hull.rect.y + hull.rect.height - poolFoot } : null;
  }
  const ids = new Set(linkIds.flatMap((id) => drawnLinkId(layout.topology, id) ?? []));
  const index = layout.links.findIndex(({ members }) => members.some((member) => ids.has(layout.topology.links[member].id)));
  if (index < 0) return null;
  const route = layout.routes()[index];
  if (route && route.points.length >= 2) return along(route.points, route.meetAt);
  const from = boxRect(layout, layout.links[index].fromBox);
  return { x: from.x + from.width / 2, y: from.y };
}

/** Numbered callouts of the causes that were proven for the design as it is: what is made better, and what that gives. */
export function Callouts({ scene }: { readonly scene: Scene }) {
  const entry = useStudyStore((store) => store.reports.bottlenecks);
  const revision = useDesignStore((store) => store.contentRevision);
  const zoom = useSessionStore((session) => session.zoomFraction);
  if (!entry || entry.revision !== revision) return null;
  const taken = new Map<string, number>();
  const callouts = entry.report.causes
    .filter(({ gainFraction }) => gainFraction > 0)
    .slice(0, shownCallouts)
    .flatMap((cause, index) => {
      const at = placeOf(scene.layout, cause);
      if (at === null) return [];
      const key = `${Math.round(at.x)} ${Math.round(at.y)}`;
      const row = taken.get(key) ?? 0;
      taken.set(key, row + 1);
      return [{ cause, at, row, number: index + 1 }];
    });
  return (
    <ViewportPortal>
      {callouts.map(({ cause, at, row, number }) => (
        <div
          key={cause.label}
          className="callout"
          data-testid="callout"
          style={{ transform: `translate(${at.x}px, ${at.y}px) scale(${1 / zoom}) translate(8px, ${-26 * (row + 1)}px)` }}
        >
          <span className="callout-pin">{number}</span>
          <span>{cause.label}</span>
          <b>+{formatPercent(cause.gainFraction)}</b>
        </div>
      ))}
    </ViewportPortal>
  );
}
