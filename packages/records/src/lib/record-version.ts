// SPDX-License-Identifier: Apache-2.0

/** The version of the record format that this package writes and reads. */
export const recordVersion = 1;
