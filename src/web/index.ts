export { type ServeOptions, serve } from './serve.ts';
export { startWebServer, type WebServer } from './server.ts';
