/** The labels of a series of Prometheus, by name. */
export type Labels = Readonly<Record<string, string>>;
