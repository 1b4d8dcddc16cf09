// Colours of what a verb prints.
import { Chalk, type ChalkInstance } from 'chalk';

/** None where the output is a file or another program, or where nobody wants any: Node itself knows NO_COLOR and what the terminal can do. */
export function inkFor(stream: NodeJS.WriteStream): ChalkInstance {
  return stream.isTTY && stream.hasColors() ? new Chalk() : new Chalk({ level: 0 });
}
