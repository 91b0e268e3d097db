/** Types of workflows_versions. Generated from the OpenAPI document by onespec; do not edit. */

import type { Timestamp } from './shared.js';
import type { WorkflowDefinition } from './workflows_configs.js';

/** A workflow's definition as it was at one time. */
export interface WorkflowVersion {
  /** The version's id. */
  id: string;
  /** Always `workflow.version`. */
  object: 'workflow.version';
  /** A moment, in Unix seconds. */
  created_at: Timestamp;
  /** The workflow. */
  workflow_id: string;
  /** The version's number. Counts up from 1. At least 1. */
  version: number;
  /**
   * A workflow as its author writes it.
   *
   * **Expressions** (`when`, `items`, `until` …) are written like `input.score > 0.5 and steps.fetch.output.ok`: names,
   * `.field` and `[0]`, numbers, texts, lists, `+ - * / // % ~`, comparisons, `in`, `and`, `or`, `not`, `a if b else
   * c`,
   * tests such as `is defined`, and filters such as `| default('none')`, `| length`, `| join(', ')`, `| tojson`. There
   * are
   * no calls, loops or assignments. **Templates** are texts with expressions in `{{ … }}`; one that is nothing but a
   * single `{{ … }}` gives the value itself. In a condition a missing value counts as false, in a template it fails
   * the step. An expression has at most 4,096 characters, its result at most 1 MiB.
   *
   * Whatever is wrong with a definition is reported at once: 422 `invalid_workflow_definition`, whose `details` hold
   * the
   * JSON pointer of each fault and one of the codes `wrong_type`, `missing_field`, `invalid_value`, `duplicate_id`,
   * `unknown_reference`, `unknown_agent`, `unknown_model`, `unknown_workflow`, `cycle`, `bad_expression`,
   * `bad_template`, `bad_query`, `bad_cron`, `bad_time_zone`, `bad_schema`.
   */
  definition: WorkflowDefinition;
}

/** A page of versions. */
export interface WorkflowVersionList {
  /** Always `list`. */
  object: 'list';
  /** The versions. */
  data: WorkflowVersion[];
  /** The id of the first one; null when there is none. */
  first_id: string | null;
  /** The id of the last one; null when there is none. */
  last_id: string | null;
  /** Whether there are more beyond this page. */
  has_more: boolean;
}
