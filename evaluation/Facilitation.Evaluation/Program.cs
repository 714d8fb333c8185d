Console.WriteLine("make eval");
