/**
 * What `client.files` can beyond the generated calls: uploads and downloads that tell how far they are, and waiting
 * until a file is ready for use.
 */

import { ArgumentError, SDKError } from '../../core/errors.js';
import type { APIPromise } from '../../core/promise.js';
import type { BinaryResponse } from '../../core/reply/download.js';
import { type FileInput, sourceOf } from '../../core/request/files.js';
import type { CallOptions } from '../../core/request/options.js';
import { Resource } from '../../core/resource.js';
import { type WaitOptions, waitUntil } from '../../core/waiting/wait.js';
import type { FileUploadParams } from '../../resources/files.js';
import type { FileObject } from '../../types/index.js';
import { within } from '../deadline.js';
import { writeWhole } from './place.js';
import { counted, countingUpload, type OnTransfer } from './transfer.js';

/** The file that was waited for could not be processed. It is in `file`. */
export class FileFailedError extends SDKError {
  static override readonly brand: string = 'FileFailedError';
  override readonly kind = 'file_failed';
  readonly file: FileObject;

  constructor(file: FileObject) {
    super(`File ${file.id} (${file.filename}) could not be processed.`);
    this.file = file;
  }
}

/** What a file is uploaded with. */
export interface UploadFromParams extends Omit<FileUploadParams, 'file'> {
  /** Is called with the bytes that are `done` of the `total` as the file is read for sending. */
  readonly onProgress?: OnTransfer | undefined;
}

/** How a download is told of. */
export interface DownloadToParams {
  /** Is called with the bytes that are `done` of the `total` as the content is written. */
  readonly onProgress?: OnTransfer | undefined;
}

/** How to wait for a file. */
export type FileWaitOptions = Omit<WaitOptions<FileObject>, 'clock'>;

/** Adds `uploadFrom`, `downloadTo`, `wait` and `uploadAndWait` to the files. */
export abstract class FilesMixin extends Resource {
  /** @internal */
  abstract upload(params: FileUploadParams, options?: CallOptions): APIPromise<FileObject>;
  /** @internal */
  abstract content(fileId: string, options?: CallOptions): APIPromise<BinaryResponse>;
  /** @internal */
  abstract retrieve(fileId: string, options?: CallOptions): APIPromise<FileObject>;

  /**
   * The same as `upload`, telling how far it is.
   *
   * @param file `{ path }`, a `URL` of a file on disk, a `File` or `Blob`, bytes, a stream, or one of them as
   *   `{ content, name, type }`. Text is none, since it might be meant as a path.
   * @param params What the file is for, and who is told. Where a runtime sends forms whole, as browsers do, only the end
   *   is told.
   * @param options Options of this call.
   * @throws {@link ArgumentError} The file cannot be read.
   * @throws {@link APIError} Whatever `upload` throws.
   */
  uploadFrom(
    file: Exclude<FileInput, string> | URL,
    params: UploadFromParams,
    options: CallOptions = {},
  ): APIPromise<FileObject> {
    const { onProgress, ...rest } = params;
    if (typeof file === 'string') {
      throw new ArgumentError('Text is no file here. For a path pass { path }; for a content pass { content }.');
    }
    const given = file instanceof URL ? { path: file } : file;
    if (onProgress === undefined) {
      return this.upload({ ...rest, file: given }, options);
    }
    const counting = countingUpload(sourceOf(given, 'file').size, onProgress);
    const middleware = [...(options.middleware ?? []), counting];
    return this.upload({ ...rest, file: given }, { ...options, middleware });
  }

  /**
   * Download a file to a path. What is there is replaced; a broken download leaves nothing behind.
   *
   * @param fileId The file's id.
   * @param path The path to write to.
   * @param params Who is told how far it is.
   * @param options Options of this call.
   * @returns The number of bytes.
   * @throws {@link APIError} Whatever `content` throws, or the content broke off.
   * @throws {@link ConfigurationError} There is no file system here.
   */
  async downloadTo(
    fileId: string,
    path: string | URL,
    { onProgress }: DownloadToParams = {},
    options?: CallOptions,
  ): Promise<number> {
    let size = 0;
    const content = await this.content(fileId, options);
    const pieces = counted(content, content.contentLength, (progress) => {
      size = progress.done;
      onProgress?.(progress);
    });
    try {
      await writeWhole(path, pieces);
    } finally {
      await content.cancel();
    }
    return size;
  }

  /**
   * Wait until a file is ready for use, and return it.
   *
   * @param fileId The file's id.
   * @param waiting How long, and who is told.
   * @param options Options of each question.
   * @throws {@link FileFailedError} It could not be processed. It has the `file`.
   * @throws {@link WaitTimeoutError} The time is over. It has the last `state`.
   * @throws {@link AbortedError} The signal aborted.
   * @throws {@link APIError} Asking failed. No connection, 429 and 5xx are waited out, up to five times in a row.
   */
  async wait(fileId: string, waiting: FileWaitOptions = {}, options: CallOptions = {}): Promise<FileObject> {
    const { config } = this.core;
    const { signal = options.signal } = waiting;
    const file = await waitUntil(
      (left) => this.retrieve(fileId, within(config, options, signal, left)),
      ({ status }) => status === 'processed' || status === 'error',
      { ...waiting, signal, clock: config.clock },
    );
    if (file.status === 'error') {
      throw new FileFailedError(file);
    }
    return file;
  }

  /**
   * Upload a file, and wait until it is ready for use: `uploadFrom` and `wait` in one.
   *
   * @param waiting As for `wait`; its `onProgress` is called with the file, that of `params` with the bytes.
   * @throws Whatever `uploadFrom` and `wait` throw.
   */
  async uploadAndWait(
    file: Exclude<FileInput, string> | URL,
    params: UploadFromParams,
    waiting: FileWaitOptions = {},
    options: CallOptions = {},
  ): Promise<FileObject> {
    const { signal = options.signal } = waiting;
    const { id } = await this.uploadFrom(file, params, { ...options, signal });
    const { idempotencyKey: _, ...questions } = options;
    return this.wait(id, waiting, questions);
  }
}
