import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly look?: 'default' | 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Why it cannot be pressed now. Disables it, stays readable, and stays in the tab order. */
  readonly disabledReason?: string | null;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A 28 px button with a text. */
export function Button({ look = 'default', icon, children, disabledReason, className = '', onClick, ref, ...rest }: ButtonProps) {
  const isDisabled = disabledReason != null;
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={`button button-${look} ${className}`}
      aria-disabled={isDisabled || undefined}
      title={disabledReason ?? rest.title}
      onClick={isDisabled ? undefined : onClick}
    >
      {icon && <Icon name={icon} size={look === 'primary' ? 12 : 16} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children'> {
  readonly icon: IconName;
  /** Accessible name, and the tooltip. */
  readonly label: string;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly disabledReason?: string | null;
}

/** A 28 px button with an icon only. */
export function IconButton({ icon, label, shortcut, isPressed, disabledReason, onClick, className = '', ...rest }: IconButtonProps) {
  const isDisabled = disabledReason != null;
  const tooltip = isDisabled ? `${label}: ${disabledReason}` : shortcut ? `${label} (${shortcut})` : label;
  return (
    <button
      {...rest}
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isDisabled || undefined}
      title={tooltip}
      onClick={isDisabled ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
