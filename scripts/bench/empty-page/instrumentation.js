/** Nothing to register: stands here so that the product's own is not taken up. */
export function register() {}
