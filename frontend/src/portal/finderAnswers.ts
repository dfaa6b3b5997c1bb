import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { call, get } from '../shared/http';
import { isProblem } from '../shared/problem';
import type { Fact, Facts, FactValue } from '../shared/policies';
import { useSession } from '../shared/session';

/** One question as it was asked, and the answer; null is 不清楚. */
export interface FinderStep {
  fact: Fact;
  value: FactValue;
}

/** What somebody answered in the finder, in the order of the questions. */
export interface FinderAnswers {
  steps: FinderStep[];
  savedAt?: string;
}

export const NO_ANSWERS: FinderAnswers = { steps: [] };

/** The two questions of the finder that are no facts of a measure. */
export const APPLICANT = 'applicant';
export const JURISDICTION = 'jurisdiction';

const STORAGE_KEY = 'huiqi.finder';
const PATH = '/api/drafts/finder';

const isAnswers = (value: unknown): value is FinderAnswers =>
  typeof value === 'object' && value !== null && Array.isArray((value as FinderAnswers).steps);

function fromBrowser(): FinderAnswers {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null');
    return isAnswers(kept) ? kept : NO_ANSWERS;
  } catch {
    return NO_ANSWERS;
  }
}

function toBrowser(answers: FinderAnswers): void {
  try {
    if (answers.steps.length === 0) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, JSON.stringify(answers));
  } catch {
    // Storage is switched off: the answers live as long as the page.
  }
}

let version = 0;

/** The answers of an applicant are kept on the server; those given before the login go with him. */
async function fromServer(signal: AbortSignal): Promise<FinderAnswers> {
  const before = fromBrowser();
  try {
    const kept = await get<FinderAnswers & { version: number }>(PATH, signal);
    version = kept.version;
    if (isAnswers(kept) && kept.steps.length > 0) return { steps: kept.steps };
  } catch (error) {
    if (!isProblem(error) || error.status !== 404) throw error;
    version = 0;
  }
  return before;
}

/** Only the answers matter, not who wrote last: a stale version is fetched and the write sent again. */
async function toServer(answers: FinderAnswers): Promise<void> {
  const put = async () => {
    const { body } = await call<{ version: number }>(PATH, {
      method: 'PUT',
      body: { ...answers, version },
    });
    version = body.version;
  };
  try {
    await put();
  } catch (error) {
    if (!isProblem(error) || error.status !== 409) throw error;
    version = (await get<{ version: number }>(PATH)).version;
    await put();
  }
}

let writing: Promise<unknown> = Promise.resolve();

export interface FinderAnswersKeeper {
  /** Undefined while asking. */
  answers: FinderAnswers | undefined;
  /** Whose answers they are. */
  owner: string;
  save: (answers: FinderAnswers) => void;
}

/** What was answered in the finder: of an applicant on the server, of a visitor in this tab, never lost on reload. */
export function useFinderAnswers(): FinderAnswersKeeper {
  const { data: session } = useSession();
  const queryClient = useQueryClient();
  const onServer = session?.kind === 'applicant';
  const queryKey = useMemo(
    () => ['finder-answers', onServer ? session.username : null],
    [onServer, session],
  );
  const { data, isError } = useQuery({
    queryKey,
    queryFn: ({ signal }) => (onServer ? fromServer(signal) : fromBrowser()),
    enabled: session !== undefined,
    // What stands on the screen is newer than anything fetched later.
    staleTime: Infinity,
    retry: false,
  });
  const save = useCallback(
    (answers: FinderAnswers) => {
      queryClient.setQueryData(queryKey, answers);
      if (onServer) {
        toBrowser(NO_ANSWERS);
        // A lost write costs a few answers at most, and the next one brings them along.
        writing = writing.then(() => toServer(answers)).catch(() => toBrowser(answers));
      } else {
        toBrowser(answers);
      }
    },
    [onServer, queryClient, queryKey],
  );
  return {
    answers: isError ? fromBrowser() : data,
    owner: onServer ? session.username : 'visitor',
    save,
  };
}

/** The answered facts, without the questions that are none. */
export const factsOf = ({ steps }: FinderAnswers): Facts =>
  Object.fromEntries(
    steps
      .filter(({ fact, value }) => value !== null && ![APPLICANT, JURISDICTION].includes(fact.name))
      .map(({ fact, value }) => [fact.name, value]),
  );

const CARRIED = ['enterprise', 'person', 'employment'];

/** Of what was answered in the finder, what this measure asks for as well and could have been answered so. */
export function carriedInto(facts: Fact[], answers: FinderAnswers): Facts {
  const given = factsOf(answers);
  return Object.fromEntries(
    facts
      .filter(
        ({ name, about }) => name in given && (about === undefined || CARRIED.includes(about)),
      )
      .filter(
        ({ name, type, values }) =>
          type !== 'enum' || (values ?? []).some(({ value }) => value === given[name]),
      )
      .map(({ name }) => [name, given[name] ?? null]),
  );
}
