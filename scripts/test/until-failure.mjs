// A reporter of node --test that prints nothing and ends the run at the first failure: all that mutation testing wants to know.
export default async function* untilFailure(events) {
  for await (const { type } of events) if (type === 'test:fail') process.exit(1);
  yield '';
}
