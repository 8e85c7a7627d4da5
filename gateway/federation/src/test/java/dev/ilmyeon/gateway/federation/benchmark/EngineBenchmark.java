package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What follows a known plan: requests written, answers parsed and merged; the response written.
 * What is of the pool goes back to it, as in the engine; the answers themselves are new each time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {

  @Param({"HEAVY", "FRONT_PAGE", "SMALL"})
  public Mix mix;

  private Prepared prepared;
  private MergedResponse merged;

  @Setup
  public void prepare() {
    prepared = new Prepared(mix);
    merged = prepared.merged();
  }

  /** From the plan to the merged answers: requests, tapes, overlays. */
  @Benchmark
  public Object merge() {
    MergedResponse answers = prepared.merged();
    answers.release();
    return answers;
  }

  /** From the merged answers to the response's bytes. */
  @Benchmark
  public int project() {
    JsonWriter body = prepared.written(merged);
    int length = body.length();
    body.release();
    return length;
  }
}
