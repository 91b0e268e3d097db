/**
 * What replies are checked against when a client is strict. Generated from the OpenAPI document by onespec; do not
 * edit.
 */

import type { Schemas, Strict } from '../core/index.js';
import { validator } from '../core/reply/strict.js';

/** The types that replies hold, by name. */
export const schemas: Schemas = {
  Chapter: { optional: { text: 'string', title: { nullable: 'string' } } },
  Progress: {
    tag: 'type',
    members: { 'story.done': 'StoryDone', 'story.failed': 'StoryFailed', 'story.word': 'ProgressStoryWord' },
    open: true,
  },
  ProgressStoryWord: { required: { type: { const: 'story.word' }, number: 'integer', word: 'string' } },
  Story: { required: { id: 'string', chapters: ['StoryChapter'] } },
  StoryChapter: { required: { index: 'integer', chapter: 'Chapter' } },
  StoryDone: { required: { type: { const: 'story.done' }, number: 'integer', story: 'Story' } },
  StoryFailed: { required: { type: { const: 'story.failed' }, number: 'integer' }, optional: { reason: 'string' } },
  StoryPiece: { required: { id: 'string', chapters: ['StoryPieceChapter'] } },
  StoryPieceChapter: { required: { index: 'integer', delta: 'Chapter' } },
};

/**
 * Makes a client strict: a reply that breaks its schema is an error, instead of a value that breaks a promise later.
 * Unknown fields, values of open enums and members of open unions are no faults.
 */
export const strict: Strict = /* @__PURE__ */ validator(schemas);
