import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';

/** What the inspector is about, in two lines. */
export function SubjectHeader({
  icon,
  title,
  subtitle,
  aside,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly subtitle: string;
  readonly aside?: ReactNode;
}) {
  return (
    <header className="inspector-header">
      <h2>
        <Icon name={icon} />
        <span className="inspector-title" title={title}>
          {title}
        </span>
        <span className="spacer" />
        {aside}
      </h2>
      <p title={subtitle}>{subtitle}</p>
    </header>
  );
}
