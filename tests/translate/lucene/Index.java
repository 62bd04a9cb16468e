// Runs Lucene queries over an index of a few entries each, in memory, by Lucene's classic parser.
//
// The index is Graylog's of GELF: `short_message` is `message`, `host` is `source`, `_` is taken
// off. Of these, and of what is indexed how, README.md tells.
//
// A request is a line of standard input, {"query": TEXT, "lines": [TEXT...]}. Its answer is a line
// of standard output: {"found": [INDEX...], "absent": [INDEX...]}, the second of which are the
// lines that such an index does not take; {"refused": TEXT}, where a field's type does not have
// what is asked; or {"error": TEXT}.

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizerFactory;
import org.apache.lucene.analysis.core.LowerCaseFilterFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FloatPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Index {
  enum Type { KEYWORD, LOWERED, WORDS, WHOLE, FRACTION, TIME }

  static final String LINE = "__line";
  static final String NAMES = "__names"; // of the fields that an entry has
  static final DateTimeFormatter TIME_FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  record Request(String query, List<String> lines) {}

  record Answer(List<Integer> found, List<Integer> absent, String refused, String error) {}

  /** What the type of a field does not have; the engines end the search with an error. */
  static class NotOfThisType extends RuntimeException {
    NotOfThisType(String why) {
      super(why);
    }
  }

  /** The type of each field, as the entries tell it. */
  static class Types {
    private final Map<String, Type> types =
        new HashMap<>(
            Map.of(
                "message", Type.WORDS,
                "full_message", Type.WORDS,
                "source", Type.LOWERED,
                "timestamp", Type.TIME));

    Type of(String name) {
      return types.getOrDefault(name, Type.KEYWORD);
    }

    /** One that is ordered, or a number anywhere, is of numbers. */
    void learn(String name, JsonPrimitive value) {
      if (types.getOrDefault(name, Type.WHOLE) != Type.WHOLE) return;
      if (value.isNumber()) types.put(name, isWhole(value) ? Type.WHOLE : Type.FRACTION);
    }

    void learnOrdered(String name) {
      types.putIfAbsent(name, Type.WHOLE);
    }

    /** Of fields that are numbers already. */
    void learnFraction(String name, JsonPrimitive value) {
      if (of(name) != Type.WHOLE) return;
      try {
        if (!isWhole(value)) types.put(name, Type.FRACTION);
      } catch (NumberFormatException noNumber) {
        // The entry will be absent.
      }
    }

    private static boolean isWhole(JsonPrimitive value) {
      return new BigDecimal(value.getAsString()).stripTrailingZeros().scale() <= 0;
    }

    Analyzer analyzer() throws IOException {
      Analyzer lowered =
          CustomAnalyzer.builder()
              .withTokenizer(KeywordTokenizerFactory.class)
              .addTokenFilter(LowerCaseFilterFactory.class)
              .build();
      Analyzer words = new StandardAnalyzer();
      return new PerFieldAnalyzerWrapper(
          new KeywordAnalyzer(),
          Map.of("source", lowered, "message", words, "full_message", words));
    }
  }

  /** As Graylog's input names it. */
  static String nameOf(String key) {
    if (key.equals("short_message")) return "message";
    if (key.equals("host")) return "source";
    return key.length() > 1 && key.startsWith("_") ? key.substring(1) : key;
  }

  /** The members by the names of the index; null where two have one name. */
  static Map<String, JsonPrimitive> fieldsOf(String line) {
    JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
    Map<String, JsonPrimitive> fields = new HashMap<>();
    for (String key : entry.keySet()) {
      if (fields.put(nameOf(key), entry.getAsJsonPrimitive(key)) != null) return null;
    }
    return fields;
  }

  /** A string that looks like a number is none; engines take it for one where the field is of numbers. */
  static String numberIn(JsonPrimitive value) {
    if (!value.isNumber()) throw new NumberFormatException();
    return value.getAsString();
  }

  /** Throws NumberFormatException where the value is not of the field's type. */
  static Document documentOf(int line, Map<String, JsonPrimitive> fields, Types types) {
    Document document = new Document();
    document.add(new StoredField(LINE, line));
    for (Map.Entry<String, JsonPrimitive> field : fields.entrySet()) {
      String name = field.getKey(), text = field.getValue().getAsString();
      switch (types.of(name)) {
        case WORDS, LOWERED -> document.add(new TextField(name, text, Field.Store.NO));
        case KEYWORD -> document.add(new StringField(name, text, Field.Store.NO));
        case WHOLE -> document.add(new LongPoint(name, new BigDecimal(numberIn(field.getValue())).longValueExact()));
        case FRACTION -> document.add(new FloatPoint(name, Float.parseFloat(numberIn(field.getValue()))));
        case TIME -> document.add(new LongPoint(name, Math.round(Double.parseDouble(text) * 1000)));
      }
      if (types.of(name) != Type.WORDS) {
        document.add(new StringField(NAMES, name, Field.Store.NO));
      }
    }
    return document;
  }

  /** Lucene's parser, with terms and ranges that are of the type of their field. */
  static class Parser extends QueryParser {
    private final Types types;
    final Set<String> ordered = new HashSet<>();

    Parser(Types types, Analyzer analyzer) {
      super("message", analyzer);
      this.types = types;
      setAllowLeadingWildcard(true);
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) throws ParseException {
      if (field.equals("_exists_")) {
        return types.of(text) == Type.WORDS
            ? new FieldExistsQuery(text)
            : new TermQuery(new Term(NAMES, text));
      }
      try {
        switch (types.of(field)) {
          case WHOLE:
            return LongPoint.newExactQuery(field, new BigDecimal(text).longValueExact());
          case FRACTION:
            return FloatPoint.newExactQuery(field, Float.parseFloat(text));
          case TIME:
            return LongPoint.newExactQuery(field, millis(text));
          case KEYWORD:
            return new TermQuery(new Term(field, text));
          default:
            return super.getFieldQuery(field, text, quoted);
        }
      } catch (ArithmeticException fraction) {
        return new MatchNoDocsQuery();
      } catch (NumberFormatException noNumber) {
        throw new NotOfThisType(field + " is of numbers, not " + text);
      }
    }

    @Override
    protected Query getRangeQuery(
        String field, String low, String high, boolean withLow, boolean withHigh) {
      ordered.add(field);
      switch (types.of(field)) {
        case WHOLE:
          return LongPoint.newRangeQuery(
              field,
              low == null ? Long.MIN_VALUE : whole(low, withLow, RoundingMode.CEILING, 1),
              high == null ? Long.MAX_VALUE : whole(high, withHigh, RoundingMode.FLOOR, -1));
        case FRACTION:
          return FloatPoint.newRangeQuery(
              field,
              low == null
                  ? Float.NEGATIVE_INFINITY
                  : withLow ? Float.parseFloat(low) : FloatPoint.nextUp(Float.parseFloat(low)),
              high == null
                  ? Float.POSITIVE_INFINITY
                  : withHigh ? Float.parseFloat(high) : FloatPoint.nextDown(Float.parseFloat(high)));
        case TIME:
          return LongPoint.newRangeQuery(
              field,
              low == null ? Long.MIN_VALUE : millis(low) + (withLow ? 0 : 1),
              high == null ? Long.MAX_VALUE : millis(high) - (withHigh ? 0 : 1));
        default:
          return TermRangeQuery.newStringRange(field, low, high, withLow, withHigh);
      }
    }

    private static long whole(String number, boolean within, RoundingMode rounding, int next) {
      BigDecimal exact = new BigDecimal(number);
      BigDecimal whole = exact.setScale(0, rounding);
      boolean isOut = !within && whole.compareTo(exact) == 0;
      return whole.longValueExact() + (isOut ? next : 0);
    }

    private static long millis(String time) {
      return LocalDateTime.parse(time, TIME_FORM).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @Override
    protected Query getWildcardQuery(String field, String pattern) throws ParseException {
      if (!field.equals("*")) checkText(field);
      return super.getWildcardQuery(field, pattern);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) throws ParseException {
      checkText(field);
      return super.getPrefixQuery(field, text);
    }

    private void checkText(String field) {
      Type type = types.of(field);
      if (type != Type.KEYWORD && type != Type.LOWERED && type != Type.WORDS) {
        throw new NotOfThisType(field + " is of numbers, which have no patterns");
      }
    }
  }

  static Answer answer(Request request) throws IOException, ParseException {
    Types types = new Types();
    Parser first = new Parser(types, types.analyzer());
    try {
      first.parse(request.query);
    } catch (NotOfThisType laterOn) {
      // What types there are is learnt here.
    }
    List<Map<String, JsonPrimitive>> entries = new ArrayList<>();
    for (String line : request.lines) {
      Map<String, JsonPrimitive> fields = fieldsOf(line);
      entries.add(fields);
      if (fields != null) fields.forEach(types::learn);
    }
    first.ordered.forEach(types::learnOrdered);
    for (Map<String, JsonPrimitive> fields : entries) {
      if (fields != null) fields.forEach(types::learnFraction);
    }
    return search(request.query, entries, types);
  }

  static Answer search(String text, List<Map<String, JsonPrimitive>> entries, Types types)
      throws IOException, ParseException {
    List<Integer> found = new ArrayList<>(), absent = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(types.analyzer()))) {
      for (int line = 0; line < entries.size(); ++line) {
        try {
          if (entries.get(line) == null) throw new NumberFormatException();
          writer.addDocument(documentOf(line, entries.get(line), types));
        } catch (NumberFormatException | ArithmeticException notOfThisType) {
          absent.add(line);
        }
      }
      writer.commit();
      Query query = new Parser(types, types.analyzer()).parse(text);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        StoredFields stored = reader.storedFields();
        IndexSearcher searcher = new IndexSearcher(reader);
        for (ScoreDoc hit : searcher.search(query, Math.max(1, entries.size())).scoreDocs) {
          found.add(stored.document(hit.doc).getField(LINE).numericValue().intValue());
        }
      }
    }
    return new Answer(found, absent, null, null);
  }

  public static void main(String[] arguments) throws IOException {
    Gson json = new Gson();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = requests.readLine()) != null; ) {
      Answer answer;
      try {
        answer = answer(json.fromJson(line, Request.class));
      } catch (NotOfThisType problem) {
        answer = new Answer(null, null, problem.getMessage(), null);
      } catch (ParseException | DateTimeParseException problem) {
        answer = new Answer(null, null, null, problem.getMessage());
      }
      out.println(json.toJson(answer));
    }
  }
}
