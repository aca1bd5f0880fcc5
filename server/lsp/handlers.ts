import type { RequestName } from './capabilities.js';
import { ACTIONS } from './action-requests.js';
import { CUSTOM } from './custom-requests.js';
import { DIAGNOSTICS } from './diagnostic-requests.js';
import { NAMES } from './name-requests.js';
import { READING } from './reading-requests.js';
import { RULE_TESTS } from './rule-test-requests.js';
import type { Server } from './server.js';

/** Answers one request; its parameters are as the protocol has them. */
export type Handler<P = never> = (server: Server, params: P) => unknown;

export const HANDLERS: Readonly<Record<RequestName, Handler>> = { ...DIAGNOSTICS, ...ACTIONS, ...READING, ...NAMES, ...CUSTOM, ...RULE_TESTS };
