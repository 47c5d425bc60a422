/** Electron IPC channel of all calls: `invoke(callChannel, method, params)` gives an `Envelope`. */
export const callChannel = 'clusterwright:call';

/** Electron IPC channel of all events: `(event, payload)`. */
export const eventChannel = 'clusterwright:event';
