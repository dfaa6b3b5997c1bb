import { HttpError } from 'ra-core';

/** One finding of a problem answer: which field, which rule, what to do. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** application/problem+json (RFC 9457) with the product's `code` and `errors`. */
export interface ProblemBody {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: FieldProblem[];
  reference?: string;
  [parameter: string]: unknown;
}

/** A refused call. `body.errors` is keyed by field, as react-admin's forms expect it. */
export class Problem extends HttpError {
  readonly code: string;
  readonly problem: ProblemBody;
  readonly fieldErrors: Record<string, string>;

  constructor(status: number, problem: ProblemBody) {
    const fieldErrors = Object.fromEntries(
      (problem.errors ?? []).map(({ field, message }) => [
        field.replace(/^facts[./]/, ''),
        message,
      ]),
    );
    super(problem.detail ?? problem.title ?? `HTTP ${String(status)}`, status, {
      ...problem,
      errors: fieldErrors,
    });
    // HttpError resets the prototype to its own, and instanceof would not know this class.
    Object.setPrototypeOf(this, Problem.prototype);
    this.code = problem.code ?? `http-${String(status)}`;
    this.problem = problem;
    this.fieldErrors = fieldErrors;
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;
