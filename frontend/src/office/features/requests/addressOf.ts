/**
 * Filters written as plain parameters (?overdue=true&category=arrears), as boards and letters link to the list, become
 * the list's own address; nothing where there are none.
 */
export function addressOf(search: URLSearchParams, filters: string[]): string | undefined {
  const given = [...search].filter(([name]) => filters.includes(name));
  if (given.length === 0) return undefined;
  const rest = new URLSearchParams([...search].filter(([name]) => !filters.includes(name)));
  const before = JSON.parse(rest.get('filter') ?? '{}') as object;
  rest.set('filter', JSON.stringify({ ...before, ...Object.fromEntries(given) }));
  return `/service-requests?${rest.toString()}`;
}
