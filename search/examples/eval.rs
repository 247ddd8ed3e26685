use std::io::{BufRead, BufReader, Write};
use waymark_content::{Catalogue, Lang, curated, data};
use waymark_search::{Directory, SearchQuery};
fn main() {
    let t = std::time::Instant::now();
    let cur = curated::read(&curated::files("content".as_ref()).unwrap()).unwrap_or_else(|f| { for x in &f.0 { println!("{}", x.line()); } panic!() });
    let imported = data::read("/tmp/wdata".as_ref()).unwrap();
    println!("read {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let cat = Catalogue::new(cur, imported);
    println!("merge {:?} {}", t.elapsed(), cat.listings().len());
    let t = std::time::Instant::now();
    let dir = Directory::new(cat).unwrap();
    println!("index {:?}", t.elapsed());
    println!("{}", std::fs::read_to_string("/proc/self/status").unwrap().lines().filter(|l| l.starts_with("VmRSS")||l.starts_with("VmHWM")).collect::<Vec<_>>().join(" "));
    let mut times = vec![];
    for line in std::fs::read_to_string("/work/shared/search-eval/dev.jsonl").unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let g = |k: &str| v.get(k).and_then(|x| x.as_str()).unwrap_or("").to_owned();
        let q = SearchQuery::from_pairs([("q", g("q")), ("near", g("near"))]);
        let t = std::time::Instant::now();
        for _ in 0..50 { dir.search(&q, Lang::En, 20).unwrap(); }
        times.push((t.elapsed() / 50, g("q")));
    }
    times.sort();
    println!("p50 {:?} max {:?}", times[times.len()/2], &times[times.len()-6..]);
    let l = std::net::TcpListener::bind("127.0.0.1:3999").unwrap();
    for s in l.incoming() {
        let mut s = s.unwrap();
        let mut line = String::new();
        BufReader::new(s.try_clone().unwrap()).read_line(&mut line).unwrap();
        let path = line.split(' ').nth(1).unwrap_or("/");
        let qs = path.split_once('?').map_or("", |x| x.1);
        let q: SearchQuery = qs.parse().unwrap();
        let lang = if qs.contains("lang=es") { Lang::Es } else { Lang::En };
        let r = dir.search(&q, lang, 10).unwrap();
        let results: Vec<_> = r.hits.iter().map(|h| { let l = &h.listing; let a = l.address.as_ref(); serde_json::json!({"name": l.name.get(lang), "d": h.distance_miles, "address": a.map(|a| serde_json::json!({"street": a.street, "city": a.city, "state": a.state.to_string(), "postal_code": a.postal_code.to_string()}))}) }).collect();
        let body = serde_json::json!({"crisis": r.crisis, "total": r.total, "corrected": r.corrected, "place": format!("{:?}", r.place), "results": results}).to_string();
        let _ = write!(s, "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}", body.len(), body);
    }
}
