package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.tape.JsonTape;
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

/** The longest answer of a subgraph to a tape: English, or Korean in UTF-8. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeBenchmark {

  private static final int DEPTH = 512;

  @Param({"HEAVY", "FRONT_PAGE"})
  public Mix mix;

  private byte[] answer;

  @Setup
  public void ask() {
    KnownAnswers subgraphs = mix.subgraphs();
    new Prepared(mix, subgraphs).merged();
    answer = subgraphs.longest();
  }

  @Benchmark
  public Object parse() {
    JsonTape tape = JsonTape.parse(answer, answer.length, DEPTH);
    tape.release();
    return tape;
  }
}
