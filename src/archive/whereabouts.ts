// Where an archive is, in words that hold no name and no password.

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/i.test(url);
}

/** Of PostgreSQL host and database, of a file its path. */
export function whereIs(url: string): string {
  if (!isPostgres(url)) return url;
  if (!URL.canParse(url)) return 'the PostgreSQL of that address';
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host || 'this machine'}${pathname === '/' ? '' : pathname}`;
}
