/**
 * Conveniences of this product, written by hand on top of the generated resources.
 *
 * What you name yourself is exported here: `import { tool, imagePart } from '@aiagentplatform/sdk/lib'`. The rest are
 * methods of the client: `chat.completions.parse`, `streamParse`, `runTools` and `streamTools`;
 * `workflows.executions.wait` and `createAndWait`; `files.wait`, `uploadAndWait`, `uploadFrom` and `downloadTo`.
 *
 * The rooms, each importing only from those above it:
 *
 * - `deadline.ts`, `schema/`: what several rooms need; they know none of them
 * - `streams/`: typed events of what a chat stream tells
 * - `outputs/`: content as a value of the caller's own schema
 * - `tools/`: functions that the model calls, round by round
 * - `chat/`, `executions/`, `files/`: what the resources of these names can beyond the generated calls; the generated
 *   classes extend the `mixin.ts` of each, as `openapi/onespec.toml` says
 *
 * Generated classes extend ours and make the calls, so nothing here knows operations.
 */

export { audioPart, filePart, imagePart, type PartInput, type PartOptions } from './chat/parts.js';
export type { ChatParams, ParseParams, ToolsParams } from './chat/settings.js';
export { ExecutionFailedError, type ExecutionProgress, type ExecutionWaitOptions } from './executions/watch.js';
export {
  type DownloadToParams,
  FileFailedError,
  type FileWaitOptions,
  type UploadFromParams,
} from './files/mixin.js';
export type { OnTransfer, TransferProgress } from './files/transfer.js';
export {
  type DeepPartial,
  OutputFormat,
  type OutputFormatOptions,
  type OutputType,
  outputFormat,
} from './outputs/format.js';
export {
  type CalledTool,
  type OutputParseDetails,
  OutputParseError,
  type ParsedChatCompletion,
  type ParsedChoice,
  type ParsedMessage,
  type ParseFault,
} from './outputs/parsed.js';
export { ParsedStream } from './outputs/stream.js';
export type { JSONSchema, SchemaIssue, StandardSchema, Validation } from './schema/standard.js';
export type {
  ChoiceDone,
  ContentDelta,
  Delta,
  RefusalDelta,
  ToolCallDelta,
  ToolCallDone,
  UsageDone,
} from './streams/deltas.js';
export { deltas } from './streams/stream.js';
export {
  type ModelReplied,
  type StreamedStep,
  type ToolCalled,
  type ToolLimit,
  type ToolLimitDetails,
  ToolLimitError,
  type ToolReturned,
  ToolRun,
  type ToolStep,
} from './tools/run.js';
export { ToolRunner, ToolStream } from './tools/runner.js';
export type { OnToolError } from './tools/telling.js';
export {
  type JSONToolDefinition,
  Tool,
  type ToolContext,
  type ToolDefinition,
  ToolError,
  type ToolSettings,
  tool,
} from './tools/tool.js';
export type { ToolLike } from './tools/toolbox.js';
