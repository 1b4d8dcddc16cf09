// The border of an engine: what goes in and comes out the same, whichever it is.
import type { AbortableOperationOptions, CompiledQuery, Driver } from 'kysely';
import { ArchiveAway } from '../news/archive-away.ts';

/**
 * A driver whose connections leave the character numbered zero out of every text (PostgreSQL takes any but that, and no reader misses it), and
 * whose faults are told apart: `ArchiveAway` where the archive is, anything else where a statement is wrong.
 */
export function bordered(driver: Driver, isAway: (error: unknown) => boolean): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  const known = new WeakSet<object>();
  const told = (error: unknown): never => {
    throw isAway(error) ? new ArchiveAway(error) : error;
  };
  driver.acquireConnection = async (...options) => {
    const connection = await acquire(...options).catch(told);
    if (known.has(connection)) return connection;
    known.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = <Row>(query: CompiledQuery, ...rest: [] | [AbortableOperationOptions?]) => {
      const strange = query.parameters.some((value) => typeof value === 'string' && value.includes('\0'));
      return execute<Row>(strange ? { ...query, parameters: query.parameters.map(withoutNul) } : query, ...rest).catch(
        told,
      );
    };
    return connection;
  };
  return driver;
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}
