// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { QuestionQueue } from "./question-queue.js";

const never = new AbortController().signal;

/** A question that is answered when told to. */
function held(): { question: () => Promise<string>; answer: () => void; asked: () => boolean } {
  let wasAsked = false;
  let answer = (): void => {};
  const answered = new Promise<string>((resolve) => {
    answer = () => resolve("answer");
  });
  return {
    question: () => {
      wasAsked = true;
      return answered;
    },
    answer: () => answer(),
    asked: () => wasAsked,
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("QuestionQueue", () => {
  it("asks no more at once than it may, and the next when one is answered", async () => {
    const queue = new QuestionQueue({ atOnce: 2, waiting: 5 });
    const questions = [held(), held(), held(), held()];
    const answers = questions.map(({ question }) => queue.ask(never, question));
    await settled();
    expect(questions.map(({ asked }) => asked())).toEqual([true, true, false, false]);
    questions[1]?.answer();
    await settled();
    expect(questions.map(({ asked }) => asked())).toEqual([true, true, true, false]);
    for (const { answer } of questions) answer();
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 4 }, () => "answer"));
  });

  it("does not ask for one who has gone, and goes on with the others", async () => {
    const queue = new QuestionQueue({ atOnce: 1, waiting: 5 });
    const [first, second, third] = [held(), held(), held()];
    const leaving = new AbortController();
    const answers = [queue.ask(never, first.question), queue.ask(leaving.signal, second.question)] as const;
    const last = queue.ask(never, third.question);
    leaving.abort();
    await expect(answers[1]).rejects.toMatchObject({ code: "GONE" });
    first.answer();
    third.answer();
    expect([await answers[0], await last, second.asked()]).toEqual(["answer", "answer", false]);
  });

  it("turns away what would wait too long, and frees its places when a question fails", async () => {
    const queue = new QuestionQueue({ atOnce: 1, waiting: 1 });
    const [first, second] = [held(), held()];
    const answers = [queue.ask(never, first.question), queue.ask(never, second.question)];
    await expect(queue.ask(never, () => Promise.resolve("late"))).rejects.toMatchObject({ code: "BUSY", status: 503 });
    first.answer();
    second.answer();
    await Promise.all(answers);
    await expect(queue.ask(never, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await queue.ask(never, () => Promise.resolve("fine"))).toBe("fine");
  });
});
