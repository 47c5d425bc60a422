import { contextBridge, ipcRenderer } from 'electron';
import {
  type Answer,
  callChannel,
  type Envelope,
  type EventName,
  type EventPayload,
  eventChannel,
  type HostApi,
  type Method,
  type Params,
} from '../contract/index.ts';

/** The contract over Electron's IPC. Refusals reject with a plain object: the bridge would strip an Error of its code. */
const host: HostApi = {
  async call<M extends Method>(method: M, params: Params<M>): Promise<Answer<M>> {
    const envelope = (await ipcRenderer.invoke(callChannel, method, params)) as Envelope;
    return envelope.ok ? (envelope.value as Answer<M>) : Promise.reject(envelope.error);
  },
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    // The page never sees Electron's event object: its `sender` would be a way back to every channel.
    const forward = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload as EventPayload<E>);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.removeListener(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('host', host);
