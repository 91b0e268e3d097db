/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type {
  Chapter,
  Progress,
  ProgressStoryWord,
  StoryChapter,
  StoryDone,
  StoryFailed,
  StoryObject,
  StoryPiece,
  StoryPieceChapter,
  UnknownProgress,
} from './stories.js';
