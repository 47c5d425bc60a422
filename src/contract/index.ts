export { type Answer, type Api, api, type EventName, type EventPayload, events, type HostApi, type HostError, type Method, type Params } from './api.ts';
