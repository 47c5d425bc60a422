import { useEffect } from 'react';
import { type Notice, useSessionStore } from '../state/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

const shownMilliseconds = 8000;

/** Refusals and failures, over the lower edge of the canvas; and the live region that says outcomes. */
export function Notices() {
  const notices = useSessionStore((session) => session.notices);
  const announcement = useSessionStore((session) => session.announcement);
  return (
    <>
      <section className="notices" aria-label="Notices">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </section>
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcement">
        {announcement}
      </div>
    </>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const isLasting = notice.severity === 'error';
  useEffect(() => {
    if (isLasting) return;
    const timer = setTimeout(() => useSessionStore.getState().dismiss(notice.id), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [notice.id, isLasting]);
  return (
    <div className={`notice notice-${notice.severity}`} role={isLasting ? 'alert' : 'status'}>
      <Icon name={notice.severity} />
      <div>
        <p>{notice.message}</p>
        {notice.remedy && <p className="notice-remedy">{notice.remedy}</p>}
      </div>
      <IconButton icon="close" label="Dismiss" onClick={() => useSessionStore.getState().dismiss(notice.id)} />
    </div>
  );
}
