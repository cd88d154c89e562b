import type { RawSeries } from './raw-samples';

/** One request has at most about as many samples: 1 to 2 MB. */
const SAMPLES_PER_REQUEST = 50_000;

/**
 * Sends samples by remote write 1.0, as a Prometheus does.
 * @param url of the receiver, such as `http://mimir:8080/api/v1/push`
 * @param headers such as the tenant
 * @throws Error with the sentence of the receiver when it refuses
 */
export async function remoteWrite(
  url: string,
  series: readonly RawSeries[],
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  let part: RawSeries[] = [];
  let count = 0;
  const send = async (): Promise<void> => {
    if (part.length === 0) return;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/x-protobuf',
        'Content-Encoding': 'snappy',
        'X-Prometheus-Remote-Write-Version': '0.1.0',
      },
      body: new Uint8Array(snappyOf(writeRequest(part))),
    });
    if (!response.ok) throw new Error(`Remote write was refused: ${(await response.text()).trim()}`);
    [part, count] = [[], 0];
  };
  for (const one of series) {
    part.push(one);
    count += one.values.length;
    if (count >= SAMPLES_PER_REQUEST) await send();
  }
  await send();
}

/** The message `WriteRequest` of remote write 1.0 in the encoding of protocol buffers. */
function writeRequest(series: readonly RawSeries[]): Buffer {
  return Buffer.concat(
    series.map(({ metric, values }) => {
      // Receivers expect the labels of a series in order.
      const labels = Object.entries(metric).sort(([a], [b]) => (a < b ? -1 : 1));
      return field(
        1,
        Buffer.concat([
          ...labels.map(([name, value]) =>
            field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])),
          ),
          ...values.map(([seconds, value]) => field(2, sample(Number(value), Math.round(seconds * 1000)))),
        ]),
      );
    }),
  );
}

const EIGHT_BYTES = 1;
const VARINT = 0;
const LENGTH_AND_BYTES = 2;

/** A field whose value is text or a message. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | LENGTH_AND_BYTES]), varint(content.length), content]);

function sample(value: number, timeMs: number): Buffer {
  const double = Buffer.alloc(9);
  double[0] = (1 << 3) | EIGHT_BYTES;
  double.writeDoubleLE(value, 1);
  return Buffer.concat([double, Buffer.from([(2 << 3) | VARINT]), varint(timeMs)]);
}

/** A whole number of 0 or more, seven bits in a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

const LITERAL_WITH_TWO_BYTES_OF_LENGTH = 61 << 2;
const LONGEST_LITERAL = 65_536;

/** A block of Snappy that holds the bytes as they are: valid, and not smaller. */
function snappyOf(bytes: Buffer): Buffer {
  const parts = [varint(bytes.length)];
  for (let i = 0; i < bytes.length; i += LONGEST_LITERAL) {
    const literal = bytes.subarray(i, i + LONGEST_LITERAL);
    const head = Buffer.from([LITERAL_WITH_TWO_BYTES_OF_LENGTH, 0, 0]);
    head.writeUInt16LE(literal.length - 1, 1);
    parts.push(head, literal);
  }
  return Buffer.concat(parts);
}
