/** Types of stories. Generated from the OpenAPI document by onespec; do not edit. */

import type { UnknownTag } from '../core/values/unknown.js';

/** Chapter. */
export interface Chapter {
  text?: string;
  title?: string | null;
}

/** A member of `Progress` that this version does not know. */
export interface UnknownProgress {
  /** A value that this version does not know: comparing with a known one rules this type out. */
  type: UnknownTag;
  number: number;
  [key: string]: unknown;
}

/** Progress. */
export type Progress = StoryDone | StoryFailed | ProgressStoryWord | UnknownProgress;

/** Word */
export interface ProgressStoryWord {
  type: 'story.word';
  number: number;
  word: string;
}

/** Story. */
export interface StoryObject {
  id: string;
  chapters: StoryChapter[];
}

/** Story chapter. */
export interface StoryChapter {
  index: number;
  chapter: Chapter;
}

/** Story done. */
export interface StoryDone {
  type: 'story.done';
  number: number;
  story: StoryObject;
}

/** Story failed. */
export interface StoryFailed {
  type: 'story.failed';
  number: number;
  reason?: string;
}

/** Story piece. */
export interface StoryPiece {
  id: string;
  chapters: StoryPieceChapter[];
}

/** Story piece chapter. */
export interface StoryPieceChapter {
  index: number;
  delta: Chapter;
}
