package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.korean.Hanja;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.util.AttributeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes terms of a text: Hanja are read first, each as one syllable so that offsets stay; Nori
 * parts the text with the newsroom's words (decompound mode MIXED); particles, endings and
 * punctuation fall away; letters become small. Safe for any number of threads.
 */
final class KoreanTerms {

  private static final int MAX_TERM = 60;

  private static final Set<POS.Tag> NOUNS =
      EnumSet.of(
          POS.Tag.NNG,
          POS.Tag.NNP,
          POS.Tag.NNB,
          POS.Tag.NNBC,
          POS.Tag.NR,
          POS.Tag.NP,
          POS.Tag.SL,
          POS.Tag.SN,
          POS.Tag.SH,
          POS.Tag.XR,
          POS.Tag.UNKNOWN);

  /** What holds nouns together without being one: 친환경, 주민들. */
  private static final Set<POS.Tag> AFFIXES = EnumSet.of(POS.Tag.XPN, POS.Tag.XSN);

  private static final Set<POS.Tag> VERBS = EnumSet.of(POS.Tag.VV, POS.Tag.VA);

  private final @Nullable UserDictionary dictionary;

  /** To make one takes longer than it takes for most texts. */
  private final Queue<Nori> idle = new ConcurrentLinkedQueue<>();

  /** A tokenizer, used by one thread at a time, and what it says of the token that it is at. */
  private record Nori(
      KoreanTokenizer tokenizer,
      CharTermAttribute term,
      OffsetAttribute offset,
      PositionLengthAttribute length,
      PartOfSpeechAttribute speech) {

    static Nori with(@Nullable UserDictionary dictionary) {
      KoreanTokenizer tokenizer =
          new KoreanTokenizer(
              AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY,
              dictionary,
              KoreanTokenizer.DecompoundMode.MIXED,
              false);
      return new Nori(
          tokenizer,
          tokenizer.getAttribute(CharTermAttribute.class),
          tokenizer.getAttribute(OffsetAttribute.class),
          tokenizer.getAttribute(PositionLengthAttribute.class),
          tokenizer.getAttribute(PartOfSpeechAttribute.class));
    }
  }

  /**
   * @param words the newsroom's: a word, and behind it its parts if it has any
   */
  KoreanTerms(List<String> words) {
    try {
      dictionary = UserDictionary.open(new StringReader(String.join("\n", words)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Token> of(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    String read = Hanja.read(text);
    Nori nori = Objects.requireNonNullElseGet(idle.poll(), () -> Nori.with(dictionary));
    List<Token> tokens = tokens(nori, read);
    idle.add(nori);
    return tokens;
  }

  private static List<Token> tokens(Nori nori, String text) {
    List<Token> tokens = new ArrayList<>();
    Chain chain = new Chain();
    try (KoreanTokenizer tokenizer = nori.tokenizer()) {
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        POS.Tag tag = nori.speech().getLeftPOS();
        boolean noun = NOUNS.contains(tag);
        boolean compound = nori.length().getPositionLength() > 1;
        if (!compound) {
          chain.add(nori.offset(), noun || AFFIXES.contains(tag), tokens);
        }
        if ((noun || (VERBS.contains(tag) && !compound)) && nori.term().length() <= MAX_TERM) {
          tokens.add(
              new Token(
                  nori.term().toString().toLowerCase(Locale.ROOT),
                  nori.offset().startOffset(),
                  nori.offset().endOffset(),
                  kind(noun, compound)));
        }
      }
      tokenizer.end();
      chain.end(tokens);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chain.spell(tokens, text);
  }

  private static Token.Kind kind(boolean noun, boolean compound) {
    if (!noun) {
      return Token.Kind.VERB;
    }
    return compound ? Token.Kind.COMPOUND : Token.Kind.LEAF;
  }

  /** Gathers nouns that touch. */
  private static final class Chain {

    private static final String UNSPELT = "";
    private static final int MAX_CHAIN = 30;

    private int start;
    private int end = -1;
    private int parts;

    void add(OffsetAttribute offset, boolean joins, List<Token> tokens) {
      if (!joins || offset.startOffset() != end) {
        end(tokens);
      }
      if (joins) {
        start = parts == 0 ? offset.startOffset() : start;
        end = offset.endOffset();
        parts++;
      }
    }

    void end(List<Token> tokens) {
      if (parts > 1 && end - start <= MAX_CHAIN) {
        tokens.add(new Token(UNSPELT, start, end, Token.Kind.CHAIN));
      }
      parts = 0;
      end = -1;
    }

    List<Token> spell(List<Token> tokens, String text) {
      return tokens.stream()
          .map(token ->
              token.kind() == Token.Kind.CHAIN
                  ? new Token(
                      text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT),
                      token.start(),
                      token.end(),
                      token.kind())
                  : token)
          .toList();
    }
  }
}
