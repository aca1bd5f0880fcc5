/** 0 clean; 1 findings at error level, or a gate that failed; 2 usage, configuration, nothing matched, or our own failure. */
export const EXIT = { clean: 0, findings: 1, trouble: 2 } as const;
