/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Field, Kind, Literal, Model, ModelJson, PageObject, Union } from './class.js';
