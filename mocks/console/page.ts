export const consolePage = '<!doctype html><title>kimi-contract mock</title>'
