type Size = { services?: number; senders?: number; phases?: number; connectors?: number; networks?: number }
/** A scenario document as `POST /api/scenarios` takes it. */
export function largeScenario(size?: Size): object
