/** What the model is told when a tool throws. Must not know rounds. */

import type { ChatToolCall } from '../../types/index.js';

/** What to do when a tool throws: tell the model in short, throw it, or tell the model what a function says of it. */
export type OnToolError = 'report' | 'throw' | ((error: unknown, call: ChatToolCall) => string);

/** How much of an error's text the model is told, in characters. */
const MAX_TOLD = 500;

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return Object.prototype.toString.call(error); // it cannot tell itself what it is
  }
}

/** An error in one line, without where it came from. */
export function reported(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const text = textOf(error).split(/\s+/).filter(Boolean).join(' ');
  const short = text.length > MAX_TOLD ? `${text.slice(0, MAX_TOLD)}…` : text;
  return `The tool failed: ${name}${short ? ': ' : ''}${short}`;
}
