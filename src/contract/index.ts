export {
  type Answer,
  type Api,
  api,
  type CheckedParams,
  type EventName,
  type EventPayload,
  events,
  type HostApi,
  isEventName,
  isMethod,
  type Method,
  maxDocumentLength,
  type Params,
} from './api.ts';
export { callChannel, eventChannel } from './channels.ts';
export { type HostError, type HostErrorCode, HostRefusal, hostErrorCodes, isHostError, toHostError } from './host-error.ts';
export { answerCall, type Emit, type Envelope, type Handlers } from './serve.ts';
export { connectWebHost, type WebSocketLike, webSocketPath, webSocketUrl } from './web-client.ts';
export { connectHost, type DuplexPort, serveHost } from './wire.ts';
