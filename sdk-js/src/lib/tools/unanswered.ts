/** Which calls of a conversation are open. Must not know who answers them. */

import type { ChatMessage, ChatToolCall } from '../../types/index.js';

/** The calls of the last assistant message that no tool message after it answers. */
export function unanswered(messages: readonly ChatMessage[]): ChatToolCall[] {
  let calls: readonly ChatToolCall[] = [];
  for (const message of messages) {
    const { role, tool_calls, tool_call_id } = message as Partial<{
      role: string;
      tool_calls: ChatToolCall[] | null;
      tool_call_id: string;
    }>;
    if (role === 'tool') {
      calls = calls.filter((call) => call.id !== tool_call_id);
    } else {
      calls = (role === 'assistant' && tool_calls) || [];
    }
  }
  return [...calls];
}
