// PostgreSQL takes any character in a text but the one numbered zero, which no reader misses. So that an archive can move from one engine to the
// other unchanged, neither takes it.
import type { DatabaseConnection } from 'kysely';

/** Leaves it out of every text that is written or asked for over this connection. */
export function withoutNul<Connection extends DatabaseConnection>(connection: Connection): Connection {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, ...rest) => {
    if (!query.parameters.some((value) => typeof value === 'string' && value.includes('\0')))
      return execute(query, ...rest);
    const parameters = query.parameters.map((value) =>
      typeof value === 'string' ? value.replaceAll('\0', '') : value,
    );
    return execute({ ...query, parameters }, ...rest);
  };
  return connection;
}
