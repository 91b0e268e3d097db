/** Types of files. Generated from the OpenAPI document by onespec; do not edit. */

import type { Timestamp } from './shared.js';

/** An uploaded file. */
export interface FileObject {
  /** Identifies the file. */
  id: string;
  /** Always `file`. */
  object: 'file';
  /** Its size, in bytes. At least 0. */
  bytes: number;
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** Its name. */
  filename: string;
  /**
   * What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
   * use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
   */
  purpose: FilePurpose;
  /** Whether a file is ready for use. An open enum. */
  status: FileStatus;
  /** The media type that it was uploaded with. */
  content_type: string;
}

/** A page of files. */
export interface FileList {
  /** Always `list`. */
  object: 'list';
  /** The files. */
  data: FileObject[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether more follow in the direction of paging. */
  has_more: boolean;
}

/**
 * What a file is for: images for `vision`, documents for `knowledge_base`, `assistants` and `user_data` for
 * use in chats, `batch`, `fine-tune` and `evals` as in OpenAI's API. An open enum.
 */
export type FilePurpose =
  | 'assistants'
  | 'batch'
  | 'evals'
  | 'fine-tune'
  | 'knowledge_base'
  | 'user_data'
  | 'vision'
  | (string & {});

/** Whether a file is ready for use. An open enum. */
export type FileStatus = 'uploaded' | 'processed' | 'error' | (string & {});
