/**
 * From whatever a `fetch` throws to the SDK's errors: a table of codes, since messages change. Pure.
 */

import {
  APIConnectionError,
  type ConnectionErrorDetails,
  ConnectTimeoutError,
  FirstByteTimeoutError,
  IdleTimeoutError,
  SDKError,
} from '../errors.js';

type Kind = new (message: string, details?: ConnectionErrorDetails) => APIConnectionError;

/** The codes of undici's own timers, which a client may have of its own. */
const TIMEOUTS: Readonly<Record<string, readonly [Kind, string]>> = {
  UND_ERR_CONNECT_TIMEOUT: [ConnectTimeoutError, 'No connection was made in time.'],
  UND_ERR_HEADERS_TIMEOUT: [FirstByteTimeoutError, 'The reply did not begin in time.'],
  UND_ERR_BODY_TIMEOUT: [IdleTimeoutError, 'The reply fell silent.'],
  ETIMEDOUT: [ConnectTimeoutError, 'No connection was made in time.'],
};

/** Codes of failures before anything was sent: of the system, of TLS, and of runtimes. */
const UNSENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPROTO|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ConnectionRefused|FailedToOpenSocket|DNS\w*)$/;
/** What is said where there is no code: by Deno, and by every `fetch` of a port that it refuses. */
const UNSENT_WORDS =
  /bad port|port \d+ are blocked|connection refused|dns error|failed to lookup address|invalid peer certificate/i;

/** The error of a request that got no reply. */
export function sendingTrouble(fault: unknown, url: string): SDKError {
  if (fault instanceof SDKError) {
    return fault;
  }
  const code = codeOf(fault);
  const found = TIMEOUTS[code];
  if (found !== undefined) {
    return new found[0](found[1], { cause: fault });
  }
  const reason = reasonOf(fault);
  const sent = !UNSENT.test(code) && !UNSENT_WORDS.test(reason);
  const what = sent ? 'The connection broke before a reply came' : `There is no connection to ${hostOf(url)}`;
  return new APIConnectionError(`${what}: ${reason}`, { cause: fault, sent });
}

/** The error of a reply that broke off. */
export function readingTrouble(fault: unknown): SDKError {
  if (fault instanceof SDKError) {
    return fault;
  }
  const found = TIMEOUTS[codeOf(fault)];
  if (found !== undefined) {
    return new found[0](found[1], { cause: fault });
  }
  return new APIConnectionError(`The connection broke in the middle of the reply: ${reasonOf(fault)}`, {
    cause: fault,
  });
}

/** The code of an error, or of the one behind it. */
function codeOf(fault: unknown, depth = 0): string {
  if (typeof fault !== 'object' || fault === null || depth > 3) {
    return '';
  }
  const { code, cause, errors } = fault as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string' && code !== '') {
    return code;
  }
  return codeOf(cause, depth + 1) || (Array.isArray(errors) ? codeOf(errors[0], depth + 1) : '');
}

/** What an error says, with what stands behind it; for what is no error, that it is none. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error) && !(typeof fault === 'object' && fault !== null && 'message' in fault)) {
    return `fetch threw ${fault === null ? 'null' : typeof fault === 'string' ? JSON.stringify(fault) : typeof fault}, which is no error.`;
  }
  const { message, cause } = fault as { message: unknown; cause?: { message?: unknown; code?: unknown } };
  const behind = cause?.message || cause?.code;
  return (
    [message, behind].filter((text) => typeof text === 'string' && text !== '').join(': ') || 'no reason was given'
  );
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url;
}
