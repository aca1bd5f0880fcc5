import type { RequestName } from './capabilities.js';
import { CUSTOM } from './custom.js';
import { DIAGNOSTICS } from './diagnostics.js';
import type { Server } from './server.js';

/** Answers one request; its parameters are as the protocol has them. */
export type Handler<P = never> = (server: Server, params: P) => unknown;

export const HANDLERS: Readonly<Record<RequestName, Handler>> = { ...DIAGNOSTICS, ...CUSTOM };
