import { useDocumentStore, useSessionStore } from '../../state/index.ts';

/** Closes the dialog that is open; what waited for it is forgotten. */
export function closeDialog(): void {
  useDocumentStore.setState({ pending: null });
  useSessionStore.getState().setDialog('none');
}

/** Closes the dialog and does what waited for it. */
export function proceed(): void {
  const { pending } = useDocumentStore.getState();
  closeDialog();
  pending?.();
}
