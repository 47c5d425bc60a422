import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: 'narrow' | 'medium' | 'wide' | 'full';
  /** Hides the title bar: the first field says what the dialog is. */
  readonly isBare?: boolean;
  /** Leaves the window free for a moment, while something is dragged out of the dialog. */
  readonly isHidden?: boolean;
  onClose(): void;
}

/** A modal dialog: traps focus, closes with Escape or a click beside it, gives focus back where it was. */
export function Dialog({ title, children, footer, width = 'medium', isBare = false, isHidden = false, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const dialog = element.current;
    if (isHidden) dialog?.close();
    else if (dialog && !dialog.open) dialog.showModal();
  }, [isHidden]);
  return (
    <dialog
      ref={element}
      className={`dialog dialog-${width}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
      onKeyDown={(event) => {
        // Shortcuts of the window do not reach through a dialog; Escape is left to the dialog itself.
        if (event.key !== 'Escape') event.stopPropagation();
      }}
    >
      <div className="dialog-body">
        <header className={isBare ? 'visually-hidden' : 'dialog-header'}>
          <h2 id={titleId}>{title}</h2>
          {!isBare && <IconButton icon="close" label="Close" onClick={onClose} />}
        </header>
        {children}
        {footer && <footer className="dialog-footer">{footer}</footer>}
      </div>
    </dialog>
  );
}
